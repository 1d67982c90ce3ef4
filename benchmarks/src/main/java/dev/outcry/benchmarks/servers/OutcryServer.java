package dev.outcry.benchmarks.servers;

import dev.outcry.Outcry;
import dev.outcry.report.FailureLedger;
import dev.outcry.servlet.Access;
import dev.outcry.servlet.OutcryServlets;

/** The toolkit as its README mounts it, with the ledger. */
public final class OutcryServer {

  private OutcryServer() {}

  public static void main(String[] arguments) throws Exception {
    Outcry outcry =
        Outcry.builder().map(NoSuchOrder.class, 404).ledger(FailureLedger.create()).build();
    Jetty.start(
        (classes, context) -> {
          context.addServlet("shop", new ShopServlet()).addMapping("/");
          OutcryServlets.with(outcry).ledger("/failures", Access.loopback()).install(context);
        },
        OutcryServlets.ERROR_PATH);
  }
}
