package eu.megawatt.reports.regulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The data centres that may have to be reported, and what was said of them.
 *
 * @param centres each site once
 */
public record CentreRegister(List<DataCentre> centres, List<DeclaredPoint> points) {

  /** Before anybody said anything. */
  public static final CentreRegister EMPTY = new CentreRegister(List.of(), List.of());

  public CentreRegister {
    centres = List.copyOf(centres);
    points = List.copyOf(points);
  }

  /**
   * What was said of a data centre's year, by data point; what is of one year counts before what is
   * of all.
   */
  public Map<String, DataPoint> of(DataCentre centre, int year) {
    Map<String, DataPoint> said = new HashMap<>();
    for (DeclaredPoint point : points) {
      boolean isSpecial = point.year().isPresent();
      if (point.siteId().equals(centre.siteId()) && point.isOf(year)) {
        if (isSpecial || !said.containsKey(point.pointId())) {
          said.put(point.pointId(), point.in(centre, year));
        }
      }
    }
    return said;
  }
}
