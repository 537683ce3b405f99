using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Patches;

/// <summary>
/// A row is cut in vectors of eight columns, of which the last may reach beyond the patch. Of a stored grid only what the patch shows is in memory: what lies
/// behind it must not even be read.
/// </summary>
public sealed unsafe class TurnedRowsTests
{
    private const int Size = 7;
    private const int BeyondLane = Size;
    private const int Corners = 8;
    private const int Lanes = 8;
    private const uint Untouched = 0xDEADBEEF;
    private const byte UntouchedByte = 0xA5;

    [Theory]
    [InlineData(PatchPadding.Zero, 10)]
    [InlineData(PatchPadding.Edge, 10)]
    [InlineData(PatchPadding.Zero, 2)]
    [InlineData(PatchPadding.Edge, 2)]
    [InlineData(PatchPadding.Edge, 17)]
    public void Columns_beyond_the_patch_are_not_read(PatchPadding padding, double centre)
    {
        var size = new VolumeSize(20, 20, 20);
        byte[] voxels = [.. Enumerable.Range(0, (int)size.Voxels).Select(i => (byte)i)];
        using var scratch = new PatchScratch(Size, 3);
        var frame = new PatchFrame(Rotation.FromVector(0.1, -0.2, 0.3), 1);
        fixed (byte* across = voxels)
        {
            var lines = new GridLines(across, null, size);
            for (int plane = 0; plane < 3; plane++)
            {
                ((uint*)scratch.Columns(4))[BeyondLane] = Untouched;
                ((uint*)scratch.Columns(5))[BeyondLane] = Untouched;
                new Span<byte>(scratch.Tile(1), Corners * Lanes).Fill(UntouchedByte);

                TurnedRows.Cut(
                    lines, centre, centre, centre, frame, new PatchForm(Size, PatchInterpolation.Linear, padding), plane, 0, Size, IntensityScale.None, scratch,
                    plane);

                ((uint*)scratch.Columns(4))[BeyondLane].ShouldBe(Untouched);
                ((uint*)scratch.Columns(5))[BeyondLane].ShouldBe(Untouched);
                for (int corner = 0; corner < Corners; corner++)
                {
                    scratch.Tile(1)[(corner * Lanes) + BeyondLane].ShouldBe(UntouchedByte);
                }
            }
        }
    }
}
