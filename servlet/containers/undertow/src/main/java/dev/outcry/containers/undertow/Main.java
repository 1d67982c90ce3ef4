package dev.outcry.containers.undertow;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.Child;
import dev.outcry.servlet.OutcryServlets;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import java.util.Set;
import org.xnio.Options;

/** Undertow. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Child.run(Main::start);
  }

  private static int start() throws Exception {
    Application application = new Application();
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(Main.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("outcry")
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    Application.class, new ImmediateInstanceFactory<>(application), Set.of()))
            .addErrorPage(new ErrorPage(OutcryServlets.ERROR_PATH));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(Application.THREADS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) Application.MAX_ENTITY_BYTES)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 5 * Application.IDLE_MILLIS)
            .setSocketOption(Options.READ_TIMEOUT, Application.IDLE_MILLIS)
            .setHandler(new ConnectorErrors(application.outcry(), manager.start()))
            .build();
    undertow.start();
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }
}
