package dev.outcry.containers;

class Tomcat11WarIT extends WarCases {
  Tomcat11WarIT() {
    super(Container.TOMCAT_11);
  }
}
