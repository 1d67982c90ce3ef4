package dev.outcry.containers;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21)
class JettyEe10VirtualIT extends EveryCase {
  JettyEe10VirtualIT() {
    super(Launch.virtual(Container.JETTY_EE10), AllCases.asked());
  }
}
