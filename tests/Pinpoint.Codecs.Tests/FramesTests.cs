namespace Pinpoint.Codecs.Tests;

public sealed class FramesTests
{
    [Theory]
    [InlineData(0, 3, 8, 8)]
    [InlineData(3, -1, 8, 8)]
    [InlineData(3, 3, 12, 8)]
    [InlineData(3, 3, 8, 9)]
    [InlineData(3, 3, 16, 0)]
    public void A_shape_that_no_frame_has_is_the_callers_fault(int width, int height, int allocated, int stored) =>
        Should.Throw<ArgumentException>(() => Frames.CheckCall(new FrameShape(width, height, allocated, stored, false), new byte[64]));

    [Fact]
    public void The_buffer_takes_the_whole_frame_and_what_is_beyond_stays()
    {
        var shape = new FrameShape(3, 2, 16, 16, false);
        Should.Throw<ArgumentException>(() => Frames.CheckCall(shape, new byte[11]));
        Frames.CheckCall(shape, new byte[14]).Length.ShouldBe(12);
    }

    [Fact]
    public void Rows_are_stored_little_endian_in_what_is_allocated()
    {
        ushort[] samples = [0x0102, 0xFFFE];
        (int Allocated, byte[] Stored)[] cases = [(8, [0x02, 0xFE]), (16, [0x02, 0x01, 0xFE, 0xFF]), (32, [0x02, 0x01, 0, 0, 0xFE, 0xFF, 0, 0])];
        foreach (var (allocated, stored) in cases)
        {
            var shape = new FrameShape(2, 2, allocated, allocated, false);
            byte[] voxels = [.. Enumerable.Repeat((byte)9, (int)shape.Bytes)];
            Frames.StoreRow(samples, 1, shape, voxels);
            voxels.ShouldBe([.. Enumerable.Repeat((byte)9, stored.Length), .. stored]);
        }
    }
}
