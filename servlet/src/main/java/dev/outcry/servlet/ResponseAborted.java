package dev.outcry.servlet;

/**
 * Thrown into the container when a request fails after a part of its response is on the wire: it
 * makes the container break the response off, so that the client notices. Containers log what is
 * thrown at them; this has a constant text, no stack trace and no cause, so nothing of the original
 * failure gets into their log. That one is in the failure line already.
 */
final class ResponseAborted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ResponseAborted() {
    super(
        "the request failed after a part of the response was sent, so the response is broken off;"
            + " the failure itself has been logged",
        null,
        false,
        false);
  }
}
