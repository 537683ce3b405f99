namespace Pinpoint.Networks.Tests.Support;

/// <summary>Valid 3x3 convolution, bias, ReLU and 2x2 max pooling by their definition.</summary>
internal static class NaiveConvolution
{
    public static double[] Pool(double[] image, int size, int channels, double[] weights, double[] bias, int maps)
    {
        int pooled = (size - 2) / 2;
        double[] result = new double[pooled * pooled * maps];
        for (int y = 0; y < 2 * pooled; y++)
        {
            for (int x = 0; x < 2 * pooled; x++)
            {
                for (int map = 0; map < maps; map++)
                {
                    double value = bias[map] + Sum(image, size, channels, weights, y, x, map);
                    int place = ((((y / 2) * pooled) + (x / 2)) * maps) + map;
                    // The result starts at zero, so the running maximum is ReLU and pooling in one.
                    result[place] = Math.Max(result[place], value);
                }
            }
        }

        return result;
    }

    private static double Sum(double[] image, int size, int channels, double[] weights, int y, int x, int map)
    {
        double sum = 0;
        for (int tap = 0; tap < 9; tap++)
        {
            int pixel = (((y + (tap / 3)) * size) + x + (tap % 3)) * channels;
            for (int channel = 0; channel < channels; channel++)
            {
                sum += image[pixel + channel] * weights[(((map * channels) + channel) * 9) + tap];
            }
        }

        return sum;
    }
}
