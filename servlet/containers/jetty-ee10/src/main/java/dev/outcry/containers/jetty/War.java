package dev.outcry.containers.jetty;

import static java.util.Objects.requireNonNull;

import dev.outcry.containers.app.Child;
import java.lang.ref.WeakReference;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** The application as a file, which mounts everything by its web.xml. */
final class War implements Child.Container {

  private final String file;
  private final ContextHandlerCollection contexts = new ContextHandlerCollection();
  private WebAppContext deployed;

  War(String file) {
    this.file = file;
    this.deployed = application();
  }

  private WebAppContext application() {
    WebAppContext application = new WebAppContext();
    application.setContextPath("/");
    application.setWar(file);
    application.setThrowUnavailableOnStartupException(true);
    return application;
  }

  @Override
  public int start() throws Exception {
    contexts.addHandler(deployed);
    return Main.start(contexts, null);
  }

  @Override
  public WeakReference<ClassLoader> redeploy() throws Exception {
    WeakReference<ClassLoader> loader =
        new WeakReference<>(requireNonNull(deployed.getClassLoader()));
    contexts.removeHandler(deployed);
    deployed.stop();
    deployed.destroy();
    deployed = application();
    contexts.addHandler(deployed);
    deployed.start();
    return loader;
  }
}
