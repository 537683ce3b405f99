namespace Pinpoint.Codecs.Tests;

public sealed class FrameShapeTests
{
    [Theory]
    [InlineData(8, 15)]
    [InlineData(16, 30)]
    [InlineData(32, 60)]
    public void A_frame_takes_what_is_allocated_not_what_is_stored(int allocated, long bytes) =>
        new FrameShape(5, 3, allocated, 7, false).Bytes.ShouldBe(bytes);
}
