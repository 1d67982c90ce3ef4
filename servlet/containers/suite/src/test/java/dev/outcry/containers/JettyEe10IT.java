package dev.outcry.containers;

class JettyEe10IT extends EveryCase {
  JettyEe10IT() {
    super(Container.JETTY_EE10);
  }
}
