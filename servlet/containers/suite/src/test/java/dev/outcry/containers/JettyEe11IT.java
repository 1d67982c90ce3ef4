package dev.outcry.containers;

class JettyEe11IT extends EveryCase {
  JettyEe11IT() {
    super(Container.JETTY_EE11);
  }
}
