package dev.outcry.containers.undertow;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.BareApplication;
import dev.outcry.containers.app.Child;
import dev.outcry.containers.app.Gap;
import dev.outcry.servlet.OutcryServlets;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;
import org.xnio.Options;

/** Undertow. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Child.run(arguments.length == 0 ? Main::start : Main::startGaps);
  }

  private static int start() throws Exception {
    Application application = new Application();
    DeploymentInfo whole =
        deployment("/", application)
            .addErrorPage(new ErrorPage(OutcryServlets.ERROR_PATH))
            .addErrorPage(new ErrorPage(Application.OWN_PAGE, Application.OWN_STATUS));
    DeploymentInfo bare = deployment(BareApplication.PATH, new BareApplication());
    HttpHandler all =
        new PathHandler(started(whole)).addPrefixPath(BareApplication.PATH, started(bare));
    return listen(new ConnectorErrors(application.outcry(), all));
  }

  private static int startGaps() throws Exception {
    PathHandler paths = new PathHandler();
    for (Gap gap : Gap.values()) {
      DeploymentInfo deployment =
          deployment(gap.path(), gap).addErrorPage(new ErrorPage(OutcryServlets.ERROR_PATH));
      paths.addPrefixPath(gap.path(), started(deployment));
    }
    return listen(paths);
  }

  private static DeploymentInfo deployment(String path, ServletContainerInitializer application) {
    return Servlets.deployment()
        .setClassLoader(Main.class.getClassLoader())
        .setContextPath(path)
        .setDeploymentName("outcry" + path)
        .addServletContainerInitializer(
            new ServletContainerInitializerInfo(
                application.getClass(), new ImmediateInstanceFactory<>(application), Set.of()));
  }

  private static HttpHandler started(DeploymentInfo deployment) throws ServletException {
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    return manager.start();
  }

  private static int listen(HttpHandler handler) {
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(Application.THREADS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) Application.MAX_ENTITY_BYTES)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 5 * Application.IDLE_MILLIS)
            .setSocketOption(Options.READ_TIMEOUT, Application.IDLE_MILLIS)
            .setHandler(handler)
            .build();
    undertow.start();
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }
}
