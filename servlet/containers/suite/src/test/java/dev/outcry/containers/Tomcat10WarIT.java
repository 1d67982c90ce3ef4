package dev.outcry.containers;

class Tomcat10WarIT extends WarCases {
  Tomcat10WarIT() {
    super(Container.TOMCAT_10);
  }
}
