package dev.outcry.containers;

class JettyEe10WarIT extends WarCases {
  JettyEe10WarIT() {
    super(Container.JETTY_EE10);
  }
}
