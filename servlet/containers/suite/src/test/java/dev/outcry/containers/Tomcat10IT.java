package dev.outcry.containers;

class Tomcat10IT extends EveryCase {
  Tomcat10IT() {
    super(Container.TOMCAT_10);
  }
}
