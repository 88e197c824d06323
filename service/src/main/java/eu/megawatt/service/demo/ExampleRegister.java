package eu.megawatt.service.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.Syntax;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/** The register of the demonstration, as a file that somebody can begin with. */
public final class ExampleRegister {

  private final DemoRegister register;

  private ExampleRegister(DemoRegister register) {
    this.register = register;
  }

  /** As it is at a time. */
  public static ExampleRegister at(Instant now) {
    return new ExampleRegister(DemoRegister.at(now));
  }

  /**
   * Writes a file, YAML or JSON as its name says (JSON where it says nothing), gzipped where it
   * ends in {@code .gz}; it appears whole or not at all.
   */
  public void write(Path file) throws IOException {
    Syntax syntax = Syntax.ofName(file.toString()).orElse(Syntax.JSON);
    DocumentWriter.writeFile(file, out -> write(syntax, out));
  }

  /** Writes to a stream, which stays open. */
  public void write(Syntax syntax, OutputStream out) throws IOException {
    ObjectMapper mapper =
        switch (syntax) {
          case JSON -> new JsonMapper();
          case YAML ->
              YAMLMapper.builder()
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .build();
        };
    JsonNode tree = new JsonMapper().readTree(register.document());
    mapper
        .writerWithDefaultPrettyPrinter()
        .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .writeValue(out, tree);
  }
}
