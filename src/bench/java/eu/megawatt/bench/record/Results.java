package eu.megawatt.bench.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Results as JSON files, one for each kind and day: {@code plan-2026-11-23.json}. */
public final class Results {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private Results() {}

  /** Writes a result; a later one of the same day replaces it. */
  public static Path write(Path folder, String kind, Instant at, Object result) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(kind + "-" + at.atZone(ZoneOffset.UTC).toLocalDate() + ".json");
    Files.writeString(file, MAPPER.writer(PRETTY).writeValueAsString(result) + "\n");
    return file;
  }

  /** The newest result of a kind; empty where there is none. */
  public static <T> Optional<T> newest(Path folder, String kind, Class<T> type) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> newest =
          files
              .filter(file -> name(file).startsWith(kind + "-") && name(file).endsWith(".json"))
              .max(Comparator.comparing(Results::name));
      return newest.isEmpty()
          ? Optional.empty()
          : Optional.of(MAPPER.readValue(newest.get().toFile(), type));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
