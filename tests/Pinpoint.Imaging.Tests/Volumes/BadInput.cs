namespace Pinpoint.Imaging.Tests;

/// <summary>What every message about a bad file must have.</summary>
internal static class BadInput
{
    /// <summary>Runs <paramref name="action"/> and checks that it refuses <paramref name="file"/> in one line that names file, place and remedy.</summary>
    public static void ShouldBeRefused(Action action, string file, string place, string remedy)
    {
        BadInputException exception = Should.Throw<BadInputException>(action);
        exception.Message.ShouldStartWith(file + ": ");
        exception.Message.ShouldNotContain("\n");
        exception.File.ShouldBe(file);
        (exception.Place ?? "").ShouldContain(place);
        exception.Message.ShouldContain(remedy);
    }

    /// <summary>Reading the volume and reading its header must both refuse it.</summary>
    public static void ShouldBeRefusedByHeader(string file, string place, string remedy)
    {
        ShouldBeRefused(() => VolumeFile.Read(file), file, place, remedy);
        ShouldBeRefused(() => VolumeFile.ReadHeader(file), file, place, remedy);
    }
}
