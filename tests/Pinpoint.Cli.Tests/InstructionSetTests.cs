using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>Whole predictions on lesser processors, which .NET imitates by hiding an instruction set from a process.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class InstructionSetTests(TinyHeads heads)
{
    [Fact]
    public void A_prediction_is_the_same_within_a_micrometre_without_AVX512_without_AVX2_and_without_vectors()
    {
        using var folder = new TemporaryFolder();
        LandmarkSet full = Predict(null);
        foreach (string variable in new[] { "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic" })
        {
            LandmarkSet found = Predict(variable);
            found.Count.ShouldBe(full.Count);
            foreach (Landmark landmark in full)
            {
                found.Find(landmark.Name)!.Position!.Value.DistanceTo(landmark.Position!.Value).ShouldBeLessThan(1e-3, $"{variable}: {landmark.Name}");
            }
        }

        LandmarkSet Predict(string? variable)
        {
            string output = folder.File(variable ?? "full");
            using var process = PinpointProcess.StartWith(variable, "predict", heads.Model, heads.Scan(10), "-o", output);
            process.Wait().Code.ShouldBe(0);
            return LandmarkFile.Read(Directory.EnumerateFiles(output, "*.mrk.json", SearchOption.AllDirectories).Single());
        }
    }
}
