package dev.outcry.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.zalando.problem.ThrowableProblem;
import org.zalando.problem.jackson.ProblemModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * A failure's answer made and turned into bytes, or turned into bytes alone: ours in both JSON
 * shapes, a writer by hand that knows its members beforehand and puts them into a fresh array,
 * Spring's {@code ProblemDetail} with Jackson 3, and Zalando's {@code Problem} with its module for
 * Jackson 2. All say the same; before the first iteration it is checked that ours and the one by
 * hand are the same bytes, and that the others have as many members. What is thrown is not part of
 * it.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar EnvelopeBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class EnvelopeBenchmark {

  private static final String ID = "01a20039-d319-79fc-b819-34145466117f";

  /** A 404 as the catalogue has it, or ten members and three field errors. */
  @Param({"small", "large"})
  public String size;

  private final EnvelopeFormat json = EnvelopeFormats.json();
  private final EnvelopeFormat problemJson = EnvelopeFormats.problemJson();
  private final JsonMapper jackson3 =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
  private final com.fasterxml.jackson.databind.ObjectMapper jackson2 =
      new com.fasterxml.jackson.databind.ObjectMapper().registerModule(new ProblemModule());
  private boolean large;
  private ErrorEnvelope envelope = ErrorEnvelope.of(404);
  private ProblemDetail detail = Answers.smallDetail(ID);
  private ThrowableProblem problem = Answers.smallProblem(ID);

  /** Checks that all say the same. */
  @Setup
  public void check() throws JsonProcessingException {
    large = size.equals("large");
    if (large) {
      envelope = Answers.large();
      detail = Answers.largeDetail(ID);
      problem = Answers.largeProblem(ID);
    }
    Answers.requireSame(outcry(), handMade());
    int members = jackson3.readTree(outcry()).size();
    Answers.requireMembers(members, jackson3.readTree(problemDetail()));
    Answers.requireMembers(members, jackson3.readTree(zalando()));
  }

  private ErrorEnvelope envelope() {
    return large ? Answers.large() : ErrorEnvelope.of(404);
  }

  /** Ours. */
  @Benchmark
  public byte[] outcry() {
    return json.encode(envelope(), ID);
  }

  /** Ours, encoded alone. */
  @Benchmark
  public byte[] outcryEncoded() {
    return json.encode(envelope, ID);
  }

  /** Ours by RFC 9457, encoded alone. */
  @Benchmark
  public byte[] outcryEncodedProblemJson() {
    return problemJson.encode(envelope, ID);
  }

  /** The limit. */
  @Benchmark
  public byte[] handMade() {
    return large ? HandMadeWriter.large(ID) : HandMadeWriter.small(ID);
  }

  /** Spring's. */
  @Benchmark
  public byte[] problemDetail() {
    return jackson3.writeValueAsBytes(large ? Answers.largeDetail(ID) : Answers.smallDetail(ID));
  }

  /** Spring's, encoded alone. */
  @Benchmark
  public byte[] problemDetailEncoded() {
    return jackson3.writeValueAsBytes(detail);
  }

  /** Zalando's, encoded alone. */
  @Benchmark
  public byte[] zalandoEncoded() throws JsonProcessingException {
    return jackson2.writeValueAsBytes(problem);
  }

  /** Zalando's, which is a throwable and has a stack trace. */
  @Benchmark
  public byte[] zalando() throws JsonProcessingException {
    return jackson2.writeValueAsBytes(large ? Answers.largeProblem(ID) : Answers.smallProblem(ID));
  }
}
