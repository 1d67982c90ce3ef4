package dev.outcry.benchmarks.servers;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;

/** A filter as many teams have one. */
public final class HandMadeServer {

  private HandMadeServer() {}

  public static void main(String[] arguments) throws Exception {
    Jetty.start(
        (classes, context) -> {
          context.addServlet("shop", new ShopServlet()).addMapping("/");
          context
              .addFilter("errors", new HandMadeFilter())
              .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        },
        null);
  }
}
