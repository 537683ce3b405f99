namespace Pinpoint.Cli.Tests;

/// <summary>Planes and measurements of the tiny heads, which no built-in anatomy fits.</summary>
internal static class SkullDefinitions
{
    public const string Json = """
        {
          "name": "skull",
          "planes": [
            {
              "name": "equator",
              "title": "plane of the skull's poles",
              "through": ["skull_front", "skull_back", "skull_right", "skull_left"],
              "x_axis": { "from": "skull_front", "to": "skull_back", "line": ["skull_front", "skull_back"] },
              "y_axis": { "from": "skull_left", "to": "skull_right" },
              "origin": ["skull_right", "skull_left"]
            }
          ],
          "measurements": [
            { "name": "width", "kind": "distance", "from": "skull_right", "to": "skull_left" },
            { "name": "bend", "kind": "angle", "from": "ventricle_right", "at": "skull_back", "to": "ventricle_left" }
          ]
        }
        """;
}
