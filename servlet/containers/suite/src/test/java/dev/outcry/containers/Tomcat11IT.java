package dev.outcry.containers;

class Tomcat11IT extends EveryCase {
  Tomcat11IT() {
    super(Container.TOMCAT_11);
  }
}
