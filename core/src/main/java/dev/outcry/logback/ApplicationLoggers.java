package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.LifeCycle;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the loggers of the application's packages for DEBUG, which a {@link BlackBoxAppender} needs
 * to have something to hold: as many as one variable names, where a configuration would need a
 * {@code <logger>} for each.
 *
 * <pre>{@code
 * <contextListener class="dev.outcry.logback.ApplicationLoggers">
 *   <applicationPackage>com.example.shop,com.example.pay</applicationPackage>
 * </contextListener>
 * }</pre>
 *
 * <p>A {@code <logger>} of the configuration has the last word. Set up once and then not changed.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Logback is required by those who use this package alone
public final class ApplicationLoggers extends ContextAwareBase
    implements LoggerContextListener, LifeCycle {

  private final List<String> packages = new ArrayList<>();
  private boolean started;

  /** Opens nothing until it knows the application's packages. */
  public ApplicationLoggers() {}

  /**
   * Adds a package of the application, or several with commas; those below it belong to it.
   *
   * @param names one or more packages
   */
  public void addApplicationPackage(String names) {
    packages.addAll(PackageNames.in(names));
  }

  /** Opens them. */
  @Override
  public void start() {
    LoggerContext loggers = (LoggerContext) getContext();
    for (String name : packages) {
      loggers.getLogger(name).setLevel(Level.DEBUG);
    }
    started = true;
  }

  @Override
  public void stop() {
    started = false;
  }

  @Override
  public boolean isStarted() {
    return started;
  }

  /** It is not: the next configuration says what its loggers are. */
  @Override
  public boolean isResetResistant() {
    return false;
  }

  @Override
  public void onStart(LoggerContext loggers) {}

  @Override
  public void onReset(LoggerContext loggers) {}

  @Override
  public void onStop(LoggerContext loggers) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}
}
