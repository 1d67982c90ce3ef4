package dev.outcry.servlet;

import dev.outcry.health.HealthCheck;
import dev.outcry.health.HealthChecks;
import dev.outcry.http.HttpErrors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Where a failure can carry text. The next place goes here. */
enum PlantingPlace {
  MESSAGE {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new IllegalStateException("for " + text + " of it");
    }
  },
  CAUSE {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new IllegalStateException("broken", new RuntimeException(new IOException(text)));
    }
  },
  SUPPRESSED {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      IllegalStateException error = new IllegalStateException("broken");
      error.addSuppressed(new RuntimeException("besides", new IOException("see " + text)));
      throw error;
    }
  },
  LOCALIZED_MESSAGE {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new Localized(text);
    }
  },
  MESSAGE_OF_A_SERVLET_EXCEPTION {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response)
        throws ServletException {
      throw new ServletException("wraps " + text, new IOException("wrapped " + text));
    }
  },
  MESSAGE_OF_AN_ERROR {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new AssertionError("wrong: " + text);
    }
  },
  DESCRIPTION {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new HttpErrors.InternalServerError("told " + text);
    }
  },
  LOG_MESSAGE_OF_4XX {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new HttpErrors.NotFound("There is none.").logMessage("none for " + text);
    }
  },
  PAYLOAD {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new HttpErrors.BadGateway("The shop is closed.")
          .with("said", text)
          .with("nested", Map.of("list", List.of("in " + text)));
    }
  },
  FIELD_ERRORS {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new HttpErrors.InternalServerError("broken").error("card", "is " + text);
    }
  },
  ANSWER_OF_A_HANDLER {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new IllegalArgumentException("the shop said " + text);
    }
  },
  FAILURE_OF_A_HANDLER {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      throw new ArithmeticException(text);
    }
  },
  SENT_TEXT {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(500, "sent " + text);
    }
  },
  BEHIND_A_COMMITTED_RESPONSE {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.flushBuffer();
      throw new IllegalStateException("late " + text);
    }
  },
  ON_ANOTHER_THREAD {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      request
          .startAsync()
          .start(
              () -> {
                throw new IllegalStateException("there: " + text);
              });
    }
  },
  HEADERS {
    @Override
    Wire.Request request(TestServer server, String text) {
      String line = text.replace("\n", "\\n").replace("\u00e9", "e");
      return super.request(server, text)
          .header("X-Note", line)
          .header("Cookie", "note=" + PlantedSecret.encoded(text))
          .header("Referer", "https://shop.example/?q=" + PlantedSecret.encoded(text));
    }
  },
  QUERY {
    @Override
    Wire.Request request(TestServer server, String text) {
      String coded = PlantedSecret.encoded(text);
      return server.get("/orders?q=" + coded + "&password=" + coded + "&" + coded);
    }
  },
  PATH {
    @Override
    Wire.Request request(TestServer server, String text) {
      return server.get("/orders/" + PlantedSecret.encoded(text) + "/items");
    }

    @Override
    boolean takes(String text) { // a server refuses others in a path before anybody sees them
      return text.chars().noneMatch(c -> c < ' ' || c > '~' || "/\\%;".indexOf(c) >= 0);
    }
  },
  METHOD {
    @Override
    Wire.Request request(TestServer server, String text) {
      return server.request(text, "/orders");
    }

    @Override
    boolean takes(String text) {
      return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
    }
  },
  FORM {
    @Override
    Wire.Request request(TestServer server, String text) {
      return server.request("POST", "/orders").form("note=" + PlantedSecret.encoded(text));
    }
  },
  USER_AND_OPERATION {
    @Override
    Wire.Request request(TestServer server, String text) {
      return super.request(server, text).header(USER, PlantedSecret.encoded(text));
    }
  },
  HEALTH_CHECK {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      HealthCheck broken =
          () -> {
            throw new IllegalStateException("no " + text, new IOException(text));
          };
      HealthChecks.Builder patient = HealthChecks.builder().deadline(Duration.ofMinutes(1));
      try (HealthChecks checks = patient.ready("shop", broken).build()) {
        new ReadinessServlet(checks).service(request, response);
      }
    }
  },
  OWN_LOG_ARGUMENT {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      OWN.info("about to fail for {}", text);
      throw new IllegalStateException("broken");
    }
  },
  OWN_LOG_KEY_VALUE {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      OWN.atInfo().addKeyValue("note", text).log("about to fail");
      throw new IllegalStateException("broken");
    }
  },
  OWN_MDC {
    @Override
    void fail(String text, HttpServletRequest request, HttpServletResponse response) {
      MDC.put("note", text); // the filter's line is written in the application's MDC
      throw new IllegalStateException("broken");
    }
  };

  /** What the application makes of this header is the context's user and operation. */
  static final String USER = "X-Planted-User";

  private static final Logger OWN = LoggerFactory.getLogger("shop");

  private static final class Localized extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    Localized(String text) {
      super("broken");
      this.text = text;
    }

    @Override
    public String getLocalizedMessage() {
      return "kaputt: " + text;
    }
  }

  /** The application's part. */
  void fail(String text, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getParameter("note");
    throw new IllegalStateException("broken");
  }

  /** The client's part. */
  Wire.Request request(TestServer server, String text) {
    return server.get("/orders");
  }

  boolean takes(String text) {
    return true;
  }

  /** Whether it lies in what the application says itself: the task of a ScrubbingAppender. */
  boolean isApplicationsOwn() {
    return name().startsWith("OWN_");
  }
}
