package dev.outcry.containers.tomcat;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.BareApplication;
import dev.outcry.containers.app.Child;
import dev.outcry.containers.app.VirtualWork;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.ServletContainerInitializer;
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
    Child.run(Main::start);
  }

  private static int start() throws Exception {
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
    Application application = new Application();
    // by its name Tomcat sees that it need not make one of its own
    StandardHost host = (StandardHost) tomcat.getHost();
    host.setErrorReportValveClass(ConnectorErrors.class.getName());
    host.getPipeline().addValve(new ConnectorErrors(application.outcry()));
    Context context = context(tomcat, "", application);
    ErrorPage page = new ErrorPage();
    page.setLocation(OutcryServlets.ERROR_PATH);
    context.addErrorPage(page);
    ErrorPage own = new ErrorPage();
    own.setErrorCode(Application.OWN_STATUS);
    own.setLocation(Application.OWN_PAGE);
    context.addErrorPage(own);
    context(tomcat, BareApplication.PATH, new BareApplication());
    tomcat.start();
    return connector.getLocalPort();
  }

  private static Context context(
      Tomcat tomcat, String path, ServletContainerInitializer application) {
    Context context = tomcat.addContext(path, null);
    // in every Tomcat that is not embedded; without it a 404 passes no filter
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    context.addServletContainerInitializer(application, Set.of());
    return context;
  }
}
