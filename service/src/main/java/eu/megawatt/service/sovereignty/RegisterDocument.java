package eu.megawatt.service.sovereignty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.register.RegisterReader;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.json.Canonical;
import eu.megawatt.service.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A register and the document that it is made from.
 *
 * @param canonical the document as RFC 8785 has it; its SHA-256 is the register's version
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RegisterDocument(Register register, byte[] canonical) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new YAMLMapper();

  /**
   * Reads what somebody has written.
   *
   * @throws InvalidDocumentException with everything that is wrong with it
   */
  public static RegisterDocument read(byte[] written, Syntax syntax) {
    RegisterReader.read(new ByteArrayInputStream(written), syntax, "");
    try {
      ObjectMapper mapper = syntax == Syntax.YAML ? YAML : JSON;
      return kept(Canonical.bytes(JSON.writeValueAsString(mapper.readTree(written))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read before cannot be read again", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what was kept. */
  public static RegisterDocument kept(byte[] canonical) {
    return new RegisterDocument(
        RegisterReader.read(
            new ByteArrayInputStream(canonical), Syntax.JSON, Sha256.hex(canonical)),
        canonical);
  }

  public String version() {
    return register.version();
  }
}
