package dev.outcry.benchmarks.servers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spring Boot with a controller and an advice, installed into the container that the others have,
 * as a WAR would be; what it leaves goes to its own error controller. No id, no MDC: it has none
 * without further libraries.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SpringServer.Orders.class, SpringServer.Advice.class})
public class SpringServer extends SpringBootServletInitializer {

  public static void main(String[] arguments) throws Exception {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // logback.xml is ours
    Jetty.start((classes, context) -> new SpringServer().onStartup(context), "/error");
  }

  /** The container has the error page, as it has in an embedded one. */
  public SpringServer() {
    setRegisterErrorPageFilter(false);
  }

  @Override
  protected SpringApplicationBuilder configure(SpringApplicationBuilder application) {
    return application
        .sources(SpringServer.class)
        .properties("spring.main.banner-mode=off", "spring.mvc.servlet.load-on-startup=1");
  }

  /** What Boot's own module for Jackson would make. */
  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
        .build();
  }

  /** The application. */
  @RestController
  static class Orders {

    @GetMapping(path = "/ok", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] ok() {
      return Shop.order();
    }

    @GetMapping("/missing")
    void missing() {
      Shop.missing();
    }

    @GetMapping("/broken")
    void broken() {
      Shop.broken();
    }

    @GetMapping("/sent")
    void sent(HttpServletResponse response) throws IOException {
      response.sendError(404);
    }
  }

  /** Its failures. */
  @RestControllerAdvice
  static class Advice {
    private static final Logger LOG = LoggerFactory.getLogger(Advice.class);

    @ExceptionHandler
    ProblemDetail missing(NoSuchOrder missing) {
      LOG.info("{}", missing.getMessage());
      return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such order.");
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception unexpected) {
      LOG.error("unexpected failure", unexpected);
      return ProblemDetail.forStatusAndDetail(
          HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.");
    }
  }
}
