package eu.megawatt.kernels.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eu.megawatt.kernels.suite.Correctness;
import java.io.IOException;
import java.io.InputStream;

/**
 * Samples as JSON: as the records have them, absent where empty, times in RFC 3339. What is read
 * may have no unknown field and no missing one. Thread-safe.
 */
public final class Samples {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addMixIn(Result.class, ResultForm.class)
          .addMixIn(Correctness.class, CorrectnessForm.class)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Samples() {}

  /** A run as a document. */
  public static byte[] write(SuiteRun run) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(run);
  }

  /**
   * Reads a run.
   *
   * @throws IOException where it cannot be read, or is none; the message says where
   */
  public static SuiteRun read(InputStream in) throws IOException {
    return MAPPER.readValue(in, SuiteRun.class);
  }

  /**
   * A record of this module as a line of JSON.
   *
   * @param type what it is read back as
   */
  public static <T> String line(T value, Class<T> type) throws IOException {
    return MAPPER.writerFor(type).writeValueAsString(value);
  }

  /**
   * Reads a record of this module.
   *
   * @throws IOException where it is none; the message says where
   */
  public static <T> T read(String json, Class<T> type) throws IOException {
    return MAPPER.readValue(json, type);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Result.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Result.Soaked.class, name = "soaked"),
    @JsonSubTypes.Type(value = Result.Unmeasured.class, name = "unmeasured")
  })
  private interface ResultForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Correctness.Right.class, name = "right"),
    @JsonSubTypes.Type(value = Correctness.Wrong.class, name = "wrong")
  })
  private interface CorrectnessForm {}
}
