package dev.outcry.containers;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21)
class JettyEe11VirtualIT extends EveryCase {
  JettyEe11VirtualIT() {
    super(Launch.virtual(Container.JETTY_EE11), AllCases.asked());
  }
}
