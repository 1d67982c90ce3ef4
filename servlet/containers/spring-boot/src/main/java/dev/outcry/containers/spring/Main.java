package dev.outcry.containers.spring;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.Child;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Import;

/** Starts the application with one of its mountings, which is the argument's class. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Failing.class, Failing.Behind.class, Resolving.class})
public class Main {

  public static void main(String[] arguments) throws Exception {
    Class<?> mounting =
        arguments.length == 0 || arguments[0].equals("answer")
            ? AnswerMounting.class
            : PassThroughMounting.class;
    Child.run(() -> start(mounting));
  }

  private static int start(Class<?> mounting) {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // logback.xml is ours
    SpringApplication application = new SpringApplication(Main.class, mounting);
    application.setDefaultProperties(
        Map.of(
            "server.address", "127.0.0.1",
            "server.port", "0",
            "spring.mvc.servlet.load-on-startup", "1",
            "server.tomcat.connection-timeout", Application.IDLE_MILLIS + "ms",
            "spring.main.banner-mode", "off"));
    return application
        .run()
        .getEnvironment()
        .getRequiredProperty("local.server.port", Integer.class);
  }
}
