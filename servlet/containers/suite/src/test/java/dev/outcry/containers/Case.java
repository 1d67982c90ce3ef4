package dev.outcry.containers;

/**
 * What every container has to pass.
 *
 * @param number of the promise that it is about; several cases may be about one
 * @param name what distinguishes it from the others of the number
 */
record Case(int number, String name, Check check) {

  /** Fails by an exception. */
  interface Check {
    void on(Probe probe) throws Exception;
  }

  /** Unique in the suite; exceptions are listed by it. */
  String id() {
    return number + " " + name;
  }
}
