package dev.outcry;

/**
 * A bundle of configuration: mappings for a library, a company's handlers, or what an application
 * that is mounted by web.xml would otherwise write in code.
 *
 * <p>Whatever the application registers itself for the same slot wins. Such a class has a public
 * constructor without parameters if web.xml or the service loader is to find it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OutcryModule {

  /**
   * Adds this bundle to the configuration. Called once for each toolkit that is built.
   *
   * @param outcry the toolkit
   */
  void configure(Outcry.Builder outcry);
}
