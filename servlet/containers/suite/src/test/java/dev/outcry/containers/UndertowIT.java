package dev.outcry.containers;

class UndertowIT extends EveryCase {
  UndertowIT() {
    super(Container.UNDERTOW);
  }
}
