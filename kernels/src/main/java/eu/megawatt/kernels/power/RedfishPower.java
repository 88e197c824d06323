package eu.megawatt.kernels.power;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the power out of a Redfish resource, and nothing else of it. */
final class RedfishPower {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final double MILLI_PER_UNIT = 1000;

  private boolean hasConsumed;
  private OptionalDouble consumedWatts = OptionalDouble.empty();
  private OptionalDouble reading = OptionalDouble.empty();
  private String unit = "";

  private RedfishPower() {}

  /**
   * The first {@code PowerControl}'s {@code PowerConsumedWatts}, which is the whole chassis, or
   * else the {@code Reading} of a sensor whose {@code ReadingUnits} are W; empty where there is
   * neither.
   *
   * @throws IOException where it is no JSON
   */
  static OptionalLong milliwatts(byte[] json) throws IOException {
    RedfishPower power = new RedfishPower();
    try (JsonParser parser = FACTORY.createParser(json)) {
      power.read(parser);
    }
    OptionalDouble watts =
        power.hasConsumed || !power.unit.equals("W") ? power.consumedWatts : power.reading;
    return watts.isPresent()
        ? OptionalLong.of(Math.round(watts.getAsDouble() * MILLI_PER_UNIT))
        : OptionalLong.empty();
  }

  private void read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("it ends too early");
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue()) {
        take(parser, depth);
      }
    }
  }

  private void take(JsonParser parser, int depth) throws IOException {
    String name = String.valueOf(parser.currentName());
    if (name.equals("PowerConsumedWatts") && !hasConsumed) {
      hasConsumed = true;
      consumedWatts = number(parser);
    } else if (depth == 1 && name.equals("Reading")) {
      reading = number(parser);
    } else if (depth == 1 && name.equals("ReadingUnits")) {
      unit = parser.getText();
    }
  }

  private static OptionalDouble number(JsonParser parser) throws IOException {
    boolean isNumber = parser.currentToken().isNumeric() && parser.getDoubleValue() >= 0;
    return isNumber ? OptionalDouble.of(parser.getDoubleValue()) : OptionalDouble.empty();
  }
}
