package dev.outcry.containers.undertow;

import dev.outcry.containers.app.Application;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xnio.Options;

/** Undertow. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Child.run(
        () ->
            start(
                arguments.length == 0
                    ? Map.of("/", new Application())
                    : Stream.of(Gap.values()).collect(Collectors.toMap(Gap::path, gap -> gap))));
  }

  private static int start(Map<String, ? extends ServletContainerInitializer> applications)
      throws Exception {
    PathHandler paths = new PathHandler();
    for (var application : applications.entrySet()) {
      paths.addPrefixPath(
          application.getKey(), deployed(application.getKey(), application.getValue()));
    }
    return listen(paths);
  }

  private static HttpHandler deployed(String path, ServletContainerInitializer application)
      throws ServletException {
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(Main.class.getClassLoader())
            .setContextPath(path)
            .setDeploymentName(path)
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    application.getClass(), new ImmediateInstanceFactory<>(application), Set.of()))
            .addErrorPage(new ErrorPage(OutcryServlets.ERROR_PATH));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    return manager.start();
  }

  private static int listen(HttpHandler handler) {
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(8)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) Application.MAX_ENTITY_BYTES)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 5 * Application.IDLE_MILLIS)
            .setSocketOption(Options.READ_TIMEOUT, Application.IDLE_MILLIS)
            .setHandler(handler)
            .build();
    undertow.start();
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }
}
