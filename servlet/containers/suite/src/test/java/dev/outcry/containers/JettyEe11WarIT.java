package dev.outcry.containers;

class JettyEe11WarIT extends WarCases {
  JettyEe11WarIT() {
    super(Container.JETTY_EE11);
  }
}
