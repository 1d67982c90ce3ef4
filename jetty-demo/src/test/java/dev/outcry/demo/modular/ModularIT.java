package dev.outcry.demo.modular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.demo.modular.Application.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModularIT {
  private static final String[] CORE = {
    "outcry-core",
    "tools/jackson/core/jackson-databind", // Jackson 2 has jars of the same names
    "tools/jackson/core/jackson-core",
    "jackson-annotations",
    "slf4j-api"
  };
  private static final String[] LOGBACK = {"logback-classic", "logback-core"};

  private static final String ENCODER = "logstash-logback-encoder";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void coreNeedsNoMoreThanJacksonAndSlf4j(Form form) throws Exception {
    var printed = Application.compiled("core", form, folder, CORE).run();

    assertThat(printed)
        .contains(
            """
            {"code":409,"name":"Conflict","description":"Sold out.","reason":"out_of_stock","request_id":"r-1","sku":"A-17"}
            read: 2
            refused: [quantity]
            health: {"status":"ok","checks":{"sky":"ok"}}
            exit code: 69
            module: %s
            """
                .formatted(form == Form.MODULES ? "dev.outcry.core" : "null"));
  }

  @ParameterizedTest
  @EnumSource
  void whoRequiresValidationHasIt(Form form) throws Exception {
    var application =
        Application.compiled(
            "validation",
            form,
            folder,
            with(CORE, "jakarta.validation-api", "hibernate-validator"));

    // Some releases of what the provider needs are modules that it does not ask for.
    var itsOwn = new String[] {"--add-modules", "org.jboss.logging,com.fasterxml.classmate"};
    assertThat(
            application
                .with("jboss-logging", "classmate")
                .run(form == Form.MODULES ? itsOwn : new String[0]))
        .contains("422 {quantity=[must be greater than or equal to 1]}");
  }

  @ParameterizedTest
  @EnumSource
  void logbackIsFoundThoughNobodyRequiresIt(Form form) throws Exception {
    var application = Application.compiled("logback", form, folder, CORE).with(LOGBACK);

    assertThat(application.run(configuration()))
        .contains("\"loggerName\":\"dev.outcry.failure\"", "no stock for [email]")
        .doesNotContain("jane");
  }

  @ParameterizedTest
  @EnumSource
  void anEncoderThatNobodyRequiresIsAskedForByAnOption(Form form) throws Exception {
    var application =
        Application.compiled("logback", form, folder, CORE).with(LOGBACK).with(ENCODER);

    assertThat(
            form == Form.MODULES
                ? application.run(configuration(), "--add-modules", "logstash.logback.encoder")
                : application.run(configuration()))
        .contains("\"operation\":\"nightly\"", "no stock for [email]")
        .doesNotContain("jane");
  }

  @Test
  void anEncoderThatNobodyAskedForIsNamed() throws Exception {
    var application =
        Application.compiled("logback", Form.MODULES, folder, CORE).with(LOGBACK).with(ENCODER);

    assertThat(application.run(configuration()))
        .contains("net.logstash.logback:logstash-logback-encoder is not", "no stock for [email]")
        .doesNotContain("jane");
  }

  /** The option that has Logback read the ready-made configuration. */
  private String configuration() throws IOException {
    var file = folder.resolve("logback.xml");
    Files.writeString(
        file,
        """
        <configuration><include resource="dev/outcry/logback/json-console.xml"/></configuration>
        """);
    return "-Dlogback.configurationFile=" + file;
  }

  @ParameterizedTest
  @EnumSource
  void theFilterAnswersInJetty(Form form) throws Exception {
    var application =
        Application.compiled(
            "web",
            form,
            folder,
            with(
                CORE,
                "outcry-servlet",
                "jakarta.servlet-api",
                "jetty-ee10-servlet",
                "jetty-security",
                "jetty-server",
                "jetty-http",
                "jetty-io",
                "jetty-session",
                "jetty-util"));

    assertThat(application.run())
        .contains("HTTP/1.1 409 Conflict")
        .contains("\"reason\":\"out_of_stock\"");
  }

  @ParameterizedTest
  @EnumSource
  void sentryIsReportedTo(Form form) throws Exception {
    var application =
        Application.compiled("sentry", form, folder, with(CORE, "outcry-sentry", "sentry"));

    assertThat(application.run()).contains("reported: SERVER");
  }

  private static String[] with(String[] jars, String... more) {
    var all = Arrays.copyOf(jars, jars.length + more.length);
    System.arraycopy(more, 0, all, jars.length, more.length);
    return all;
  }
}
