package dev.outcry.containers.tomcat;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.Child;
import dev.outcry.containers.app.Gap;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat of both versions: what is used of it is the same. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      Child.run(() -> start(Map.of("", new Application())));
    } else if (arguments[0].equals("gaps")) {
      Child.run(
          () -> start(Stream.of(Gap.values()).collect(Collectors.toMap(Gap::path, gap -> gap))));
    } else {
      Child.run(new War(arguments[0]));
    }
  }

  private static int start(Map<String, ? extends ServletContainerInitializer> applications)
      throws Exception {
    Tomcat tomcat = tomcat();
    applications.forEach(
        (path, application) -> {
          Context context = tomcat.addContext(path, null);
          addDefaultServlet(context);
          context.addServletContainerInitializer(application, Set.of());
          ErrorPage page = new ErrorPage();
          page.setLocation(OutcryServlets.ERROR_PATH);
          context.addErrorPage(page);
        });
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
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
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat
        .getConnector()
        .setProperty("connectionTimeout", Integer.toString(Application.IDLE_MILLIS));
    return tomcat;
  }
}
