// What the page uses of NiiVue (https://github.com/niivue/niivue, BSD-2-Clause).
export { Niivue, NVImage, MULTIPLANAR_TYPE, SHOW_RENDER, SLICE_TYPE, DRAG_MODE } from '@niivue/niivue';
