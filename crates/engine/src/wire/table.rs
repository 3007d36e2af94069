//! Incidents as a table (CSV, RFC 4180) and as a map layer (GeoJSON, RFC 7946).

use super::incident::Incident as Shape;
use super::number::degrees;
use super::{Number, line};
use model::{CountField, Incident, Role};
use serde::Serialize;

/// Columns of [`row`].
const COLUMNS: [&str; 20] = [
    "id",
    "type",
    "status",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "country",
    "admin1",
    "lat",
    "lon",
    "perpetrators",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "documents",
    "roots",
];

/// The heading of a table of incidents.
pub fn heading() -> String {
    COLUMNS.join(",")
}

/// One incident as a row. Unknown is an empty cell.
pub fn row(incident: &Incident) -> String {
    let when = incident.when;
    let place = incident.place.as_ref();
    let point = place.and_then(|place| place.point);
    let perpetrators = incident.actors.iter().filter(|party| party.role == Role::Perpetrator);
    let perpetrators: Vec<&str> = perpetrators.map(|party| party.actor.as_str()).collect();
    let mut cells = vec![
        incident.id.to_string(),
        incident.event_type.word().to_owned(),
        incident.status.word().to_owned(),
        when.map(|when| when.start.to_string()).unwrap_or_default(),
        when.map(|when| when.end.to_string()).unwrap_or_default(),
        when.map(|when| when.precision.word().to_owned()).unwrap_or_default(),
        place.map(|place| place.name.clone()).unwrap_or_default(),
        place.and_then(|place| place.country).map(|code| code.to_string()).unwrap_or_default(),
        place.and_then(|place| place.admin1.clone()).unwrap_or_default(),
        point.map(|point| line(&degrees(point.lat))).unwrap_or_default(),
        point.map(|point| line(&degrees(point.lon))).unwrap_or_default(),
        perpetrators.join(" "),
    ];
    for field in [CountField::Killed, CountField::Injured] {
        let estimate = incident.estimate(field);
        let cell = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
        cells.extend([
            cell(estimate.map(model::Estimate::low)),
            cell(estimate.map(model::Estimate::best)),
            cell(estimate.map(model::Estimate::high)),
        ]);
    }
    cells.extend([incident.documents.len().to_string(), incident.roots.len().to_string()]);
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",")
}

/// A cell as CSV writes it. A leading sign that a spreadsheet would take for a formula is defused
/// unless the cell is a number.
pub fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[derive(Debug, Serialize)]
struct Feature {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Option<Geometry>,
    properties: Shape,
}

#[derive(Debug, Serialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [Number; 2],
}

/// One incident as a feature; without a point where none is known.
pub fn feature(incident: &Incident) -> String {
    let point = incident.place.as_ref().and_then(|place| place.point);
    line(&Feature {
        kind: "Feature",
        geometry: point
            .map(|point| Geometry { kind: "Point", coordinates: [degrees(point.lon), degrees(point.lat)] }),
        properties: Shape::from(incident),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_no_formula_survives() {
        assert_eq!(quoted("Kabul"), "Kabul");
        assert_eq!(quoted("Kabul, \"old\" town"), "\"Kabul, \"\"old\"\" town\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-33.86"), "-33.86");
    }
}
