using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>
/// The JSON beside a derivative's <c>.fcsv</c>: where the landmarks lie in the image's voxels, as BIDS has it, and all that the table has no place for.
/// </summary>
internal static class BidsLandmarksFile
{
    /// <summary>Writes it, whole or not at all, and reads the positions back.</summary>
    /// <param name="file">The file.</param>
    /// <param name="place">The image's path from the root of its data set, with forward slashes.</param>
    /// <param name="scan">The image.</param>
    /// <param name="answer">What the model found.</param>
    /// <param name="model">The model's label.</param>
    /// <param name="modelHash">SHA-256 of the model's file.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string file, string place, Scan scan, LocalizationResult answer, string model, string modelHash)
    {
        string source = $"bids:{BidsDerivative.Source}:{place}";
        BidsDerivative.WriteJson(file, json =>
        {
            json.WriteString(
                "Description", "Anatomical landmarks found by a model. AnatomicalLandmarkCoordinates are voxels of the image in SpatialReference, along its " +
                    "stored axes, the first voxel's centre at 0, 0, 0; the .fcsv beside this file has the same points in the image's world, RAS, in mm. " +
                    "Landmarks without a position stand in neither.");
            json.WriteStartArray("Sources");
            json.WriteStringValue(source);
            json.WriteEndArray();
            json.WriteString("SpatialReference", source);
            json.WriteStartObject("AnatomicalLandmarkCoordinates");
            foreach (Landmark landmark in answer.Landmarks.Where(landmark => landmark.Position is not null))
            {
                WriteVoxel(json, landmark.Name, scan.ToVoxel(landmark.Position!.Value));
            }

            json.WriteEndObject();
            json.WriteStartObject("LandmarkStatus");
            foreach (Landmark landmark in answer.Landmarks)
            {
                json.WriteString(landmark.Name, LandmarkStatuses.NameOf(landmark.Status));
            }

            json.WriteEndObject();
            json.WriteStartObject("LandmarkErrorRadius95Mm");
            foreach (Landmark landmark in answer.Landmarks.Where(landmark => landmark.Radius95 is { } radius && double.IsFinite(radius)))
            {
                json.WriteNumber(landmark.Name, landmark.Radius95!.Value);
            }

            json.WriteEndObject();
            json.WriteBoolean("ImageRejected", answer.Verdict.Rejected);
            json.WriteStartArray("ImageRejectedReasons");
            foreach (string reason in answer.Verdict.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteString("Model", model);
            json.WriteString("ModelSHA256", modelHash);
            json.WriteString("SoftwareVersions", $"{BidsDerivative.ProgramName} {ToolVersion.Text}");
        });
    }

    private static void WriteVoxel(Utf8JsonWriter json, string name, VoxelPoint voxel)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(voxel.X);
        json.WriteNumberValue(voxel.Y);
        json.WriteNumberValue(voxel.Z);
        json.WriteEndArray();
    }
}
