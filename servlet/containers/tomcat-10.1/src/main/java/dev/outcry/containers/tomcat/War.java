package dev.outcry.containers.tomcat;

import static java.util.Objects.requireNonNull;

import dev.outcry.containers.app.Child;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

/** The application as a file, which mounts everything by its web.xml. */
final class War implements Child.Container {

  private final String file;
  private final Tomcat tomcat;
  private @Nullable Context deployed;

  War(String file) throws IOException {
    this.file = file;
    this.tomcat = Main.tomcat();
    tomcat.setAddDefaultWebXmlToWebapp(false); // it wants JSPs
    File applications = new File(tomcat.getServer().getCatalinaBase(), "webapps");
    Files.createDirectories(applications.toPath());
  }

  private Context deploy() {
    Context context = tomcat.addWebapp("", file);
    ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false); // that is our launcher
    context.addLifecycleListener(
        event -> {
          if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
            Main.addDefaultServlet(context);
          }
        });
    return context;
  }

  @Override
  public int start() throws Exception {
    deployed = deploy();
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public WeakReference<ClassLoader> redeploy() {
    Context old = requireNonNull(deployed);
    WeakReference<ClassLoader> loader =
        new WeakReference<>(requireNonNull(old.getLoader().getClassLoader()));
    tomcat.getHost().removeChild(old);
    deployed = deploy();
    return loader;
  }
}
