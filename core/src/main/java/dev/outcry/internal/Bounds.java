package dev.outcry.internal;

/**
 * Every bound of the toolkit in one table, so that "how much can one failure cost?" has one answer.
 * docs/bounds.md repeats it for users. Sizes are bytes of UTF-8 JSON unless a comment says
 * characters.
 */
public final class Bounds {

  /**
   * Names of classes in stack traces of which it is kept what they are, and as many of methods; for
   * the whole process, as the names are.
   */
  public static final int FRAME_NAMES = 1_024;

  /** Characters of such a name that is kept. */
  public static final int FRAME_NAME_CHARS = 256;

  /** Throwables of one cause chain that are looked at. */
  public static final int CAUSE_CHAIN = 16;

  /** Suppressed throwables that are looked at, for each throwable of a chain. */
  public static final int SUPPRESSED = 16;

  /** Throwables of one failure that go to the log, causes and suppressed ones alike. */
  public static final int THROWABLES = 64;

  /** Frames of one throwable that are looked at: as many as a JVM keeps by default. */
  public static final int FRAMES = 1_024;

  /** Characters of an exception's message, or of a value's text, that are kept. */
  public static final int TEXT_CHARS = 8 * 1024;

  /**
   * Characters beyond {@link #TEXT_CHARS} that are scrubbed, because a secret may lie across it.
   */
  public static final int SECRET_CHARS = 1024;

  /** Characters of an envelope's description. */
  public static final int DESCRIPTION_CHARS = 4 * 1024;

  /** Characters of a machine-readable reason. */
  public static final int REASON_CHARS = 100;

  /** Field error messages of one envelope; what comes after is left out. */
  public static final int FIELD_ERRORS = 100;

  /** Bytes of one field error's message. */
  public static final int FIELD_ERROR_BYTES = 1024;

  /** Bytes of one field error's path. */
  public static final int FIELD_PATH_BYTES = 256;

  /** Nesting of a payload value. */
  public static final int PAYLOAD_DEPTH = 16;

  /** Values in one payload, containers and their elements counted alike. */
  public static final int PAYLOAD_NODES = 1_000;

  /** Bytes of one payload. */
  public static final int PAYLOAD_BYTES = 64 * 1024;

  /** Characters of a payload member's name. */
  public static final int MEMBER_NAME_CHARS = 128;

  /**
   * Digits of a number in a payload. Jackson's readers refuse a number of more than 1,000
   * characters, the sign, the point, leading zeros and the exponent among them.
   */
  public static final int NUMBER_DIGITS = 950;

  /** Bytes of one encoded body; a larger one is replaced by the plain envelope of its status. */
  public static final int BODY_BYTES = 256 * 1024;

  /** Characters of a request id. */
  public static final int REQUEST_ID_CHARS = 128;

  /** Characters of one response header's value. */
  public static final int HEADER_CHARS = 1024;

  /** Characters of all response headers that one failure sets, names and values. */
  public static final int HEADERS_CHARS = 4 * 1024;

  /** Characters of an {@code Accept} header that are read. */
  public static final int ACCEPT_CHARS = 1024;

  /** Ranges of an {@code Accept} header that are read. */
  public static final int ACCEPT_RANGES = 32;

  /** Characters of a request path that are kept in a context. */
  public static final int PATH_CHARS = 512;

  /** Characters of an id that gets a pseudonym. */
  public static final int IDENTITY_CHARS = 1024;

  /** Recent failures that a context remembers, so that none is recorded twice. */
  public static final int RECORDED = 64;

  /** Contexts around a context that it remembers. */
  public static final int CONTEXT_DEPTH = 16;

  /** Fingerprints whose storms are counted at a time. */
  public static final int STORM_FINGERPRINTS = 1_024;

  /** Frames of one throwable that a report keeps. */
  public static final int REPORT_FRAMES = 256;

  /** Characters of a report's texts other than messages. */
  public static final int REPORT_LABEL_CHARS = 512;

  /** Reports that wait to be sent. */
  public static final int REPORT_QUEUE = 256;

  /** Fingerprints whose repetitions are counted at a time, before they are sent. */
  public static final int REPORT_FINGERPRINTS = 1_024;

  /** Groups of a ledger. */
  public static final int LEDGER_GROUPS = 256;

  /** Bytes of a ledger: what its groups and their samples take of the heap. */
  public static final long LEDGER_BYTES = 4L << 20;

  /** Bytes of one sample; frames and messages of a larger one are cut. */
  public static final long LEDGER_SAMPLE_BYTES = 64 * 1024;

  /** Request ids of one group of a ledger: the last. */
  public static final int LEDGER_REQUEST_IDS = 10;

  /** Statuses, and likewise releases, of one group of a ledger that are counted by themselves. */
  public static final int LEDGER_TALLIES = 8;

  /** Events that the black box of one request holds. */
  public static final int BLACK_BOX_EVENTS = 64;

  /** Bytes that the black box of one request holds. */
  public static final int BLACK_BOX_BYTES = 32 * 1024;

  /** Bytes that all black boxes together hold. */
  public static final int BLACK_BOXES_BYTES = 8 * 1024 * 1024;

  /** Characters of a text in a black box; a longer one is not kept. */
  public static final int BLACK_BOX_TEXT_CHARS = 4 * 1024;

  private Bounds() {}
}
