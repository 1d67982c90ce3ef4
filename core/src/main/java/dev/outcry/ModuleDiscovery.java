package dev.outcry;

import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds modules by the service loader; one that is broken costs none of the others. */
final class ModuleDiscovery {

  private static final Logger LOGGER = LoggerFactory.getLogger(Outcry.class);

  /** A list of providers that fails again and again at one place is given up. */
  private static final int MAX_BROKEN = 100;

  private ModuleDiscovery() {}

  static void configure(Outcry.Builder outcry) {
    Iterator<ServiceLoader.Provider<OutcryModule>> providers =
        ServiceLoader.load(OutcryModule.class).stream().iterator();
    int broken = 0;
    boolean more = true;
    while (more && broken < MAX_BROKEN) {
      try {
        ServiceLoader.Provider<OutcryModule> provider = next(providers);
        more = provider != null;
        if (provider != null) {
          configure(outcry, provider);
        }
      } catch (Throwable unknown) { // an entry that names no class, or one that is no module
        broken++;
        LOGGER.error("a module was left out, it cannot be loaded", unknown);
      }
    }
  }

  private static ServiceLoader.@Nullable Provider<OutcryModule> next(
      Iterator<ServiceLoader.Provider<OutcryModule>> providers) {
    return providers.hasNext() ? providers.next() : null;
  }

  private static void configure(
      Outcry.Builder outcry, ServiceLoader.Provider<OutcryModule> provider) {
    try {
      outcry.modules(provider.get());
    } catch (Throwable broken) {
      LOGGER.error(
          "module {} failed; what it had added before that stays",
          provider.type().getName(),
          broken);
    }
  }
}
