package eu.megawatt.reports.series;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A bidding zone of the European day-ahead market.
 *
 * @param code as people write it, such as {@code SE3}
 * @param eic its Energy Identification Code, by which ENTSO-E's documents name it
 * @param marketDay where the clock shows midnight as a day of the market begins. The coupled
 *     market's day is that of Central Europe also where the clock on the wall is another
 */
public record BiddingZone(String code, String eic, ZoneId marketDay) {

  /** Codes of ENTSO-E's list of areas, and a place in each zone, or a Central European one. */
  private static final String KNOWN =
      """
      AT 10YAT-APG------L Europe/Vienna
      BE 10YBE----------2 Europe/Brussels
      BG 10YCA-BULGARIA-R Europe/Brussels
      CH 10YCH-SWISSGRIDZ Europe/Zurich
      CZ 10YCZ-CEPS-----N Europe/Prague
      DE-LU 10Y1001A1001A82H Europe/Berlin
      DK1 10YDK-1--------W Europe/Copenhagen
      DK2 10YDK-2--------M Europe/Copenhagen
      EE 10Y1001A1001A39I Europe/Brussels
      ES 10YES-REE------0 Europe/Madrid
      FI 10YFI-1--------U Europe/Brussels
      FR 10YFR-RTE------C Europe/Paris
      GR 10YGR-HTSO-----Y Europe/Brussels
      HR 10YHR-HEP------M Europe/Zagreb
      HU 10YHU-MAVIR----U Europe/Budapest
      IT-North 10Y1001A1001A73I Europe/Rome
      LT 10YLT-1001A0008Q Europe/Brussels
      LV 10YLV-1001A00074 Europe/Brussels
      NL 10YNL----------L Europe/Amsterdam
      NO1 10YNO-1--------2 Europe/Oslo
      NO2 10YNO-2--------T Europe/Oslo
      NO3 10YNO-3--------J Europe/Oslo
      NO4 10YNO-4--------9 Europe/Oslo
      NO5 10Y1001A1001A48H Europe/Oslo
      PL 10YPL-AREA-----S Europe/Warsaw
      PT 10YPT-REN------W Europe/Brussels
      RO 10YRO-TEL------P Europe/Brussels
      SE1 10Y1001A1001A44P Europe/Stockholm
      SE2 10Y1001A1001A45N Europe/Stockholm
      SE3 10Y1001A1001A46L Europe/Stockholm
      SE4 10Y1001A1001A47J Europe/Stockholm
      SI 10YSI-ELES-----O Europe/Ljubljana
      SK 10YSK-SEPS-----K Europe/Bratislava
      """;

  private static final List<BiddingZone> ALL = KNOWN.lines().map(BiddingZone::parsed).toList();

  private static BiddingZone parsed(String line) {
    String[] words = line.split(" ", -1);
    return new BiddingZone(words[0], words[1], ZoneId.of(words[2]));
  }

  /** All that are known, by code. */
  public static List<BiddingZone> all() {
    return ALL;
  }

  /** The zone of a code such as {@code FR}; empty where it is none that is known. */
  public static Optional<BiddingZone> ofCode(String code) {
    return first(zone -> zone.code.equals(code));
  }

  /** The zone of an Energy Identification Code; empty where it is none that is known. */
  public static Optional<BiddingZone> ofEic(String eic) {
    return first(zone -> zone.eic.equals(eic));
  }

  private static Optional<BiddingZone> first(Predicate<BiddingZone> which) {
    return ALL.stream().filter(which).findFirst();
  }
}
