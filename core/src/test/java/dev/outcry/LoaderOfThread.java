package dev.outcry;

/** Runs something as an application with a class loader of its own would. */
final class LoaderOfThread {

  private LoaderOfThread() {}

  static void with(ClassLoader loader, Runnable task) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      task.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
