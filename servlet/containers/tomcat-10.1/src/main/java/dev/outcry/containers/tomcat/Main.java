package dev.outcry.containers.tomcat;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.BareApplication;
import dev.outcry.containers.app.Child;
import dev.outcry.containers.app.Gap;
import dev.outcry.containers.app.VirtualWork;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** Tomcat of both versions: what is used of it is the same. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      Child.run(Main::start);
    } else if (arguments[0].equals("gaps")) {
      Child.run(Main::startGaps);
    } else {
      Child.run(new War(arguments[0]));
    }
  }

  private static int start() throws Exception {
    Tomcat tomcat = tomcat();
    Application application = new Application();
    // by its name Tomcat sees that it need not make one of its own
    StandardHost host = (StandardHost) tomcat.getHost();
    host.setErrorReportValveClass(ConnectorErrors.class.getName());
    host.getPipeline().addValve(new ConnectorErrors(application.outcry()));
    Context context = add(tomcat, "", application);
    addErrorPage(context);
    ErrorPage own = new ErrorPage();
    own.setErrorCode(Application.OWN_STATUS);
    own.setLocation(Application.OWN_PAGE);
    context.addErrorPage(own);
    add(tomcat, BareApplication.PATH, new BareApplication());
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  private static int startGaps() throws Exception {
    Tomcat tomcat = tomcat();
    for (Gap gap : Gap.values()) {
      addErrorPage(add(tomcat, gap.path(), gap));
    }
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  private static Context add(Tomcat tomcat, String path, ServletContainerInitializer application) {
    Context context = tomcat.addContext(path, null);
    addDefaultServlet(context);
    context.addServletContainerInitializer(application, Set.of());
    return context;
  }

  private static void addErrorPage(Context context) {
    ErrorPage page = new ErrorPage();
    page.setLocation(OutcryServlets.ERROR_PATH);
    context.addErrorPage(page);
  }

  /** In every Tomcat that is not embedded; without it a 404 passes no filter. */
  static void addDefaultServlet(Context context) {
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
  }

  /** One that listens at a port of its choice as soon as it is started. */
  static Tomcat tomcat() throws IOException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("outcry-tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    Connector connector = tomcat.getConnector();
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("connectionTimeout", "" + Application.IDLE_MILLIS);
    connector.setProperty("maxThreads", "" + Application.THREADS);
    connector.setProperty("minSpareThreads", "" + Application.THREADS);
    if (VirtualWork.WANTED) {
      connector
          .getProtocolHandler()
          .setExecutor(VirtualWork.counted(new VirtualThreadExecutor("virtual-")));
    }
    return tomcat;
  }
}
