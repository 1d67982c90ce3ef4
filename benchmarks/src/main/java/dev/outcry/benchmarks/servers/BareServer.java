package dev.outcry.benchmarks.servers;

/** The container alone answers failures: the limit of what can be cheap. */
public final class BareServer {

  private BareServer() {}

  public static void main(String[] arguments) throws Exception {
    Jetty.start(
        (classes, context) -> context.addServlet("shop", new ShopServlet()).addMapping("/"), null);
  }
}
