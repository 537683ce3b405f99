using Pinpoint.Models;
using Pinpoint.Shapes;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Export;

/// <summary>The programs of the documentation, as they stand there, against our own search.</summary>
public sealed class ExampleTests(ExportedModels models) : IClassFixture<ExportedModels>
{
    [OnnxRuntimeTheory]
    [InlineData("default")]
    [InlineData("autoencoder")]
    [InlineData("one landmark")]
    [InlineData("paper")]
    public void The_JavaScript_example_finds_the_landmarks_that_we_find(string form)
    {
        using var folder = new TemporaryFolder();
        Unpack("export-javascript.md", "js", folder);

        models.Of(form).ShouldBeFoundBy(OnnxRuntime.Run(folder.File("search.mjs"), models.Of(form).Path, models.Of(form).Scan));
    }

    [Fact]
    public void The_autoencoder_that_the_examples_run_bends_the_shapes_by_more_than_they_may_differ()
    {
        LandmarkModel model = models.Of("autoencoder").Model;
        var space = (PosedModeSpace)model.Space;
        double[] state = [.. models.Of("autoencoder").Found.Paths[0].States[^1]];
        double[] bent = new double[3 * space.LandmarkCount];
        double[] flat = new double[bent.Length];
        space.Place(state, bent);
        new PosedModeSpace(space.Model, space.Pose, space.Sigmas).Place(state, flat);

        (model.GridSpacing * bent.Zip(flat, (one, other) => Math.Abs(one - other)).Max()).ShouldBeGreaterThan(0.1);
    }

    [OnnxPythonTheory]
    [InlineData("default")]
    [InlineData("autoencoder")]
    [InlineData("one landmark")]
    [InlineData("paper")]
    public void The_Python_example_finds_the_landmarks_that_we_find(string form)
    {
        using var folder = new TemporaryFolder();
        Unpack("export-python.md", "python", folder);

        models.Of(form).ShouldBeFoundBy(OnnxPython.Run(folder.File("search.py"), models.Of(form).Path, models.Of(form).Scan));
    }

    // Every block of a page begins with a comment that names its file.
    private static void Unpack(string page, string language, TemporaryFolder folder)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "how-to", page));
        foreach (string block in text.Split($"```{language}\n").Skip(1).Select(rest => rest.Split("```")[0]))
        {
            block.Split('\n').Length.ShouldBeLessThan(66);
            File.WriteAllText(folder.File(block.Split(' ', 3)[1].TrimEnd(':')), block);
        }
    }
}
