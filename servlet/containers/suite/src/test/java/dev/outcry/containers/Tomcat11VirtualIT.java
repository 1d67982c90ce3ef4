package dev.outcry.containers;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21)
class Tomcat11VirtualIT extends EveryCase {
  Tomcat11VirtualIT() {
    super(Launch.virtual(Container.TOMCAT_11), AllCases.asked());
  }
}
