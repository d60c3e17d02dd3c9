import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([LineChart, BarChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export function draw(element: HTMLElement) {
  return init(element, undefined, { renderer: 'svg' });
}
