namespace Pinpoint.Patches;

/// <summary>Fills a working grid with a scan whose slices go by.</summary>
internal interface IGridFiller
{
    /// <summary>Takes the next slices, from the first to the last.</summary>
    void Take(ByteSlices slices);

    /// <summary>The grid, when all slices were taken.</summary>
    WorkingGrid Finish();
}
